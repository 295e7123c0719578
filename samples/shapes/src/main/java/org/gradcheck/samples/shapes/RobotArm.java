package org.gradcheck.samples.shapes;

/** Where the hand of an arm with two joints is, and how it moves. */
public final class RobotArm {

    private static final double UPPER = 1.2;
    private static final double LOWER = 0.8;

    private RobotArm() {}

    /**
     * Returns the position of the hand.
     *
     * @param angles of shoulder and elbow, in radians
     * @return its coordinates
     */
    public static double[] hand(double[] angles) {
        double both = angles[0] + angles[1];
        return new double[] {
            UPPER * Math.cos(angles[0]) + LOWER * Math.cos(both), UPPER * Math.sin(angles[0]) + LOWER * Math.sin(both)
        };
    }

    /**
     * Returns the Jacobian of the position.
     *
     * @param angles of shoulder and elbow
     * @return a row for each coordinate, a column for each angle
     */
    public static double[][] jacobian(double[] angles) {
        double both = angles[0] + angles[1];
        double dx = -LOWER * Math.sin(both);
        double dy = LOWER * Math.cos(both);
        return new double[][] {{dx - UPPER * Math.sin(angles[0]), dx}, {dy + UPPER * Math.cos(angles[0]), dy}};
    }

    /**
     * Returns where each joint alone drives the hand: the Jacobian by columns, at right angles to what lies between the two.
     *
     * @param angles of shoulder and elbow
     * @return a row for each angle, with the coordinates of the hand's velocity
     */
    public static double[][] drives(double[] angles) {
        double[] hand = hand(angles);
        double elbowX = UPPER * Math.cos(angles[0]);
        double elbowY = UPPER * Math.sin(angles[0]);
        return new double[][] {{-hand[1], hand[0]}, {elbowY - hand[1], hand[0] - elbowX}};
    }

    /**
     * Returns the velocity of the hand: the Jacobian times a vector.
     *
     * @param angles of shoulder and elbow
     * @param speeds of both angles
     * @return the velocity
     */
    public static double[] velocity(double[] angles, double[] speeds) {
        double both = angles[0] + angles[1];
        double speed = speeds[0] + speeds[1];
        return new double[] {
            -UPPER * Math.sin(angles[0]) * speeds[0] - LOWER * Math.sin(both) * speed,
            UPPER * Math.cos(angles[0]) * speeds[0] + LOWER * Math.cos(both) * speed
        };
    }

    /**
     * Returns the torques that hold a force at the hand: a vector times the Jacobian.
     *
     * @param angles of shoulder and elbow
     * @param force at the hand
     * @return the torque of each joint
     */
    public static double[] torques(double[] angles, double[] force) {
        double[] hand = hand(angles);
        double elbowX = UPPER * Math.cos(angles[0]);
        double elbowY = UPPER * Math.sin(angles[0]);
        return new double[] {
            hand[0] * force[1] - hand[1] * force[0], (hand[0] - elbowX) * force[1] - (hand[1] - elbowY) * force[0]
        };
    }
}
